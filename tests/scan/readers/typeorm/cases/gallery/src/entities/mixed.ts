import { ChildEntity, Column, CreateDateColumn, Entity, JoinColumn, JoinTable, ManyToMany, ManyToOne, PrimaryColumn, TableInheritance, TreeParent, VirtualColumn } from "typeorm";
import { Painter as Artist, type Mood } from "./painter";
import Missing from "./missing";

const TABLE = "visitors";

export function MoneyColumn(options?: object) {
  return Column({ ...options, type: "bigint" });
}

export const Secret = () => applyDecorators(Column({ type: "text" }), Exclude());

function mixinNumber<T extends Class<{}, any[]>>(base: T) {
  class Derived extends base {
    @PrimaryColumn("varchar")
    number: string;
  }
  return Derived;
}

function mixinDated<T extends Class<{}, any[]>>(base: T) {
  return class extends base {
    @CreateDateColumn()
    datedAt: Date;
  };
}

class Bare {}

export const WithNumber = mixinNumber(Bare);
export const Dated = mixinDated(WithNumber);

@Entity(TABLE)
@TableInheritance({ column: { type: "varchar", name: "kind" } })
export class Visitor extends Dated {
  @MoneyColumn({ nullable: true })
  spent: number | null;

  @Secret()
  doorCode: string;

  @ManyToMany(() => Artist, (artist) => artist.fans)
  @JoinTable({ name: "fans", joinColumn: { name: "visitor_number" }, inverseJoinColumn: { name: "painter_id" } })
  liked: Artist[];

  @ManyToMany(() => Visitor)
  @JoinTable()
  friends: Visitor[];

  @TreeParent()
  guardian: Visitor;

  @ManyToOne(() => Artist)
  @JoinColumn([
    { name: "guide_name", referencedColumnName: "name" },
    { name: "guide_home", referencedColumnName: "home" },
  ])
  guide: Artist;

  @VirtualColumn({ query: (alias) => `SELECT COUNT("id") FROM "visits" WHERE "visitor" = ${alias}.number` })
  visits: number;

  @Column(() => Passport)
  passport: Passport;
}

@ChildEntity("pupil")
export class Pupil extends Visitor {
  @Column() school: string;
}

const QUOTES = /[{"'`]/g;

@Entity("patterned")
export class Patterned<T = {}> {
  static readonly BRACE = /[{(]/;
  @Column() patron: string;
}

@Entity("lost")
export class Lost extends Missing {}

@Entity("found")
export class Found extends Unknown(Bare, { option: Mood }) {}

export namespace Cellar {
  @Entity("barrels")
  export class Barrel {
    @Column() keeper: string;
  }
}

export function makeRoom() {
  @Entity("rooms")
  class Room {
    @Column() guard: string;
  }
  return Room;
}
