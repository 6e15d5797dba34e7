import { EntitySchema } from "typeorm";
import { Shared } from "./shared";

export class Patron {
  id: number;
  email: string;
}

const ROW = {
  id: { type: "uuid", primary: true, generated: true },
  createdAt: { type: Date, name: "created_at", createDate: true },
};

export const AddressSchema = new EntitySchema({
  name: "patron_address",
  columns: { street: { type: String }, city: { type: String, nullable: true } },
});

// Who pays.
export const PatronSchema = new EntitySchema<Patron>({
  name: "Patron",
  tableName: "patrons",
  schema: "gallery",
  target: Patron,
  columns: {
    ...ROW,
    /** personal data */
    email: { type: "varchar", length: 190, name: "e_mail", unique: true },
    mood: { type: "enum", enum: ["glad", "sad"], comment: "as told" },
    notes,
    phone: PHONE,
  },
  embeddeds: { home: { schema: AddressSchema } },
  relations: {
    favorite: { type: "many-to-one", target: "Painter", joinColumn: { name: "favorite_id" } },
    guide: { type: "one-to-one", target: () => Patron, joinColumn: true, nullable: false },
    pictures: { type: "one-to-many", target: "Picture", inverseSide: "patron" },
    friends: { type: "many-to-many", target: "Patron", joinTable: { name: "patron_friends" } },
  },
} as const);

export const Gift = new EntitySchema({ name: "GiftOfMoney", columns: { ...Shared, giver: { type: String }, [KEY]: { type: String } } });

export const Opaque = new EntitySchema(optionsOf("opaque"));
