Gem::Specification.new do |spec|
  spec.name = "shop"
  spec.add_dependency "postmark", "~> 1.25"
  spec.add_development_dependency("rspec")
end
