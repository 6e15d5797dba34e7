class WithComments < ActiveRecord::Migration[7.1]
  def change
    create_table :suppliers do |t|
      t.string :contact # personal data
      # pdmap: phone
      t.string :number
      # not personal data: firms only
      t.string :name, comment: "as it is called"
      # t.string :former_email
      t.string :place # where they are
      t.references :agent # PII
    end
  end
end
