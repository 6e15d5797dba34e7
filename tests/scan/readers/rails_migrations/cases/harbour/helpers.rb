# nothing to do with migrations
module Helpers; end
