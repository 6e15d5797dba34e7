class WhatOthersDo < Project::Migration
  def change
    [:divers].each(&method(:add_depth))
    create_table :divers do |t|
      t.string :name
      t.userstamps
      t.string(deep ? :depth : :length)
      Helmets.add(t)
      oops 1
      hidden = t.string :hidden
    end
    Tables::Anchors.create(self)
    add_userstamps :divers
    Diver.create_translation_table! biography: :text
    sql = "CREATE TABLE fins (owner text)"
    sql = "CREATE TABLE masks (owner text)" if masked?
    if deep?
      sql = "CREATE TABLE tanks (owner text)"
    end
    execute sql
    add_column :"#{fins.table_name}", :size, :string
    is_done = add_depth(:divers)
    is_done ? add_column(:divers, :one, :string) : add_column(:divers, :other, :string)
    add_column(:divers, :first, :string) and add_column(:divers, :second, :string)
    change_column Helmet.table_name, :size, :string
  end

  def add_depth(table)
    add_column table, :depth, :integer
  end
end
