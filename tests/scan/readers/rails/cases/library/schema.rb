ActiveRecord::Schema[7.1].define(version: 2024_01_01_000000) do
  enable_extension "plpgsql"
  create_enum "mood", ["sad", "ok"]
  create_table "users", id: :uuid, force: :cascade, comment: "People \"PII\"" do |t|
    t.string "email", limit: 255, default: "", null: false, comment: "PII"
    t.enum "mood", enum_type: "mood"
    t.references "team", foreign_key: true
    t.bigint "company_id"
    t.datetime "created_at", precision: nil, null: false
    t.virtual "x", type: :string, as: "lower(email)"
    t.index ["email"], name: "i", unique: true
    oops
    t.timestamps
  end
  create_table "companies", primary_key: "code", force: :cascade do |t|
  end
  add_foreign_key "users", "companies", primary_key: "code"
  create_table "loans", :force => true do |t|
    t.string   "borrower",  :limit => 40, :default => "", :null => false
    t.text     "remarks"
  end
# Could not dump table "shelves" because of following StandardError
#   Unknown type 'halfvec(3)' for column 'place'

  create_view "late_loans", materialized: true, sql_definition: <<-SQL
      SELECT loans.borrower,
      users.email AS contact
     FROM (loans JOIN users ON true);
  SQL
end
