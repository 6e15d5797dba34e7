class WithTextsPutIn < ActiveRecord::Migration[7.1]
  PARTS = %w[first last].freeze

  def change
    create_table :passes, id: false do |t|
      t.primary_key :pass_number, :string, limit: 20
      t.string :spare_a, :spare_b
    end
    PARTS.each do |part|
      add_column :passes, "#{part}_name", :string
      add_column :passes, "#{part}_seen".to_sym, :date
      add_column :passes, :"#{part}_berth", :integer
      add_column :passes, "#{part}_#{helper}", :integer
    end
    remove_column :passes, :spare_a, :spare_b
    remove_column :passes, :first_seen, :date
  end
end
