import { Column, Entity, PrimaryColumn } from "typeorm";

const KEY = "unknown";

/** Who sits for a painter. */
@Entity()
export abstract class Sitter {
  static {
    register(Sitter);
  }

  @PrimaryColumn() ["number"]: string;
  @Column() [KEY]: string;
  @Column({ name: "told" }) [KEY + "2"]: string;
  @Column() #shoeSize: number;
  @Column() readonly: boolean;
  @Transform(identity) as<T>(value: T): T { return value; }
  @org.Column("text") nickname: string;
}
