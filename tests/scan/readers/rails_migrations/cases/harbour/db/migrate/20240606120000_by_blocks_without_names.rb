class ByBlocksWithoutNames < ActiveRecord::Migration[7.1]
  def change
    create_table :companies do
      _1.string :tax_number
    end
    create_table :deckhands do
      it.string :nickname
      it.references :company, foreign_key: true
      it.references :person, foreign_key: true
    end
    %w[birthday birthplace].each { add_column :deckhands, it, :string }
    create_table :lockers, &LOCKERS
    create_table(:cabins, id: false, &method(:cabins))
    create_view :deckhand_names, version: 2
    create_table :bunks do |t|
      t.send(:string, :sleeper)
      t.public_send kind, :dreamer
    end
  end
end
