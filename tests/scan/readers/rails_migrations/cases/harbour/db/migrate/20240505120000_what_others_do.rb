class WhatOthersDo < Project::Migration
  def change
    create_table :divers do |t|
      t.string :name
      t.userstamps
      t.string(deep ? :depth : :length)
      Helmets.add(t)
      oops 1
    end
    Tables::Anchors.create(self)
    add_userstamps :divers
    change_column Helmet.table_name, :size, :string
  end
end
