class WhatIsNotWritten < ActiveRecord::Migration[7.1]
  COLUMNS = %i[bank_account iban]

  def change
    COLUMNS.each do |name|
      add_column :sailors, name, :string
    end
    execute statement
    execute "ALTER TABLE sailors ADD COLUMN #{name} text"
    add_column_with_default :sailors, :mood, :string
    add_column :ghosts, :email, :string
    create_table table_name do |t|
      t.string :secret_name
    end
    revert ChangeSailors
    %w[first_name last_name].each { |part| say part }
    add_columns :sailors, :first_name, :last_name, type: :string
    drop_table :letters, if_exists: true
  end
end
