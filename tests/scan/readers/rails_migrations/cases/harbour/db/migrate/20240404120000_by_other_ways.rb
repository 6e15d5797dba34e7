class ByOtherWays < ActiveRecord::Migration[7.1]
  LOGS = %w[fuel water].freeze

  LEVELS = %i[low high].freeze

  def up
    create_table(:pilots) { |t| t.string :email }
    create_table :cooks do |table|
      add_names(table)
      last = (1..2).end
      table.string :galley
      if last then table.string :ship end
      table.attachment :portrait
      table.monetize :wage
    end
    add_attachment :cooks, :passport
    found = nil || begin
      say 'it\'s "so"'.gsub(/["']/, "")
    end
    create_table :stowaways do |t|
      t.text :confession
      t.references :cook, foreign_key: { to_table: :cooks }
    end
    add_foreign_key :stowaways, :pilots, column: :cook_id
    execute <<-SQL.squish
      CREATE TABLE tariffs (payer varchar(80))
    SQL
    execute %(CREATE TABLE berths (keeper varchar(80), place integer))
    execute "CREATE TABLE cranes (operator varchar(80), " \
            "phone varchar(20))"
    LOGS.each do |name|
      create_table name do |t|
        [:author, :remark].each { |column| t.string column }
      end
    end
    with_options(null: true) { |all| all.add_column :pilots, :phone, :string }
    rename_column :pilots, :mail, :email
    add_time(:pilots, :licensed_at)
    add_time :pilots, "retired_at"
    add_to(table: :pilots, named: :callsign)
    tables = %i[
      fuel
      water
    ]
    tables.each do |table|
      LEVELS.each do |level|
        add_column table, level, :bigint
      end
    end
    sql = <<~SQL
      CREATE TABLE winches (owner varchar(80))
    SQL
    execute sql
    sql = "UPDATE cooks SET galley = #{last}"
    execute(sql)
    DB.exec("CREATE TABLE ropes (\n\tmaker varchar(80)\n)")
  end

  def add_time(table, column, kind: :datetime)
    return if column_exists?(table, column)

    add_column table, column, :datetime
  end

  def add_to(table:, named:)
    add_column table, named, :string
  end

  def add_names(t)
    t.string :first_name
    t.string :last_name
  end

  def down
    clear
  end

  def clear
    drop_table :pilots
  end
end
