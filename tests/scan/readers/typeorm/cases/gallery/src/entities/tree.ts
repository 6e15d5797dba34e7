import { Column, Entity, JoinTable, ManyToMany, PrimaryGeneratedColumn, Tree, TreeLevelColumn, TreeParent } from "typeorm";

@Entity({ name: "halls", schema: "house" })
@Tree("closure-table")
export class Hall {
  @PrimaryGeneratedColumn() id: number;
  @Column() guard: string;
  @TreeParent() within: Hall;
  @TreeLevelColumn() depth: number;
  @ManyToMany(() => Hall) @JoinTable() besides: Hall[];
  @ManyToMany(() => Hall) @JoinTable({ name: "doors", schema: "plan" }) doors: Hall[];
}
