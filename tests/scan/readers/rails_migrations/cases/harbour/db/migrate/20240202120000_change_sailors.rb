class ChangeSailors < ActiveRecord::Migration[7.1]
  disable_ddl_transaction!

  def up
    add_column :sailors, :passport_number, :string, limit: 40
    add_column(:sailors, :notes, :text) unless column_exists?(:sailors, :notes)
    rename_column :sailors, :nickname, :call_name
    change_column :sailors, :fee, :bigint
    remove_column :sailors, :retired, :boolean
    safety_assured { remove_columns :boats, :last_ip }
    add_reference :boats, :skipper, foreign_key: { to_table: "sailors" }
    change_table :boats, bulk: true do |t|
      t.remove :name
      t.rename :skipper_id, :captain_id
      t.string :home_port
    end
    rename_table :boats, :vessels
    remove_column :sailors, :notes if column_exists?(:sailors, :notes)
    remove_column :sailors, :call_name if ENV["SHORT"]
    reversible do |dir|
      dir.up do
        execute <<~SQL
          ALTER TABLE sailors
            ADD COLUMN home_address text;
          UPDATE sailors SET home_address = '#not known';
        SQL
      end
      dir.down { remove_column :sailors, :email }
    end
    execute "CREATE TABLE letters (body text, sender_name text)"
    ActiveRecord::Base.connection.execute(%q{ALTER TABLE letters ADD read_at timestamp})
    execute "UPDATE sailors SET fee = #{fee}"
    change_column_default :sailors, :fee, from: 0, to: 1
  end

  def down
    drop_table :sailors
  end
end
