# frozen_string_literal: true

# Sailors of an invented harbour.
class CreateSailors < ActiveRecord::Migration[7.1]
  def change
    enable_extension "pgcrypto"

    create_table :sailors, id: :uuid, comment: "People who sail" do |t|
      t.string :email, :nickname, null: false
      t.string "mobile_phone", limit: 20, comment: "personal data"
      t.references :boat, null: false, foreign_key: true
      t.belongs_to :mate, foreign_key: { to_table: :sailors }, type: :uuid
      t.references :owner, polymorphic: true
      t.column :born_on, :date
      t.decimal "fee",
        precision: 8, # of the whole
        scale: 2,
        default: 0
      t.boolean :retired
      t.timestamps
      t.index [:email], unique: true
    end

    create_table(:boats, primary_key: "hull_number", force: :cascade) { |t| t.text :name; t.inet :last_ip }
    create_table "audits.events" do |t|
      t.jsonb :payload, default: {}, null: false
    end
    create_join_table :sailors, :harbours
    add_index :sailors, :nickname
  end
end
