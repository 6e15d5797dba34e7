import { Column, Entity, JoinColumn, ManyToMany, ManyToOne, OneToMany, OneToOne, UpdateDateColumn } from "typeorm";
import { Row, PostalAddress } from "./base";
import { Login } from "@/auth/login";

export enum Mood { Glad = "glad", Sad = "sad" }

/**
 * Somebody who paints.
 */
@Entity({ name: "painters", schema: "gallery" })
@Index(["email"])
export class Painter extends Row {
  // personal data
  @Column({ type: "varchar", length: 190, unique: true, name: "e_mail" })
  public email!: string;

  @Column("text", { nullable: true, comment: "as the painter wants it" })
  stageName?: string | null;

  @Column({ nullable: true }) mobilePhone: string; // for the hanging
  @Column({ type: "enum", enum: ["glad", "sad"], default: "glad" })
  mood: Mood = Mood.Glad

  @Column("simple-array")
  tags: string[]

  @Column(() => PostalAddress)
  home: PostalAddress;

  @Column({ ...shared, nullable: true })
  nickname:
    | string
    | null;

  @ManyToOne(() => Gallery, (gallery) => gallery.painters, { nullable: false })
  @JoinColumn({ name: "gallery_id" })
  gallery: Gallery;

  @ManyToOne("Painter")
  teacher: Painter

  @Column()
  teacherId: string

  @OneToOne(() => Login)
  @JoinColumn()
  login: Login;

  @OneToOne(() => Gallery, (gallery) => gallery.owner)
  owned: Gallery;

  @OneToMany(() => Picture, (picture) => picture.painter)
  pictures: Picture[];

  @UpdateDateColumn()
  private readonly updatedAt: Date;

  notStored = { email: "x" };
  @Column()
  get fullName(): string { return `${this.stageName}`; }

  constructor(private readonly secretName: string) { super(); }

  @BeforeInsert()
  hash(@Inject() text: string): void { if (text) { return; } }

  @Column()
  'quoted-name': string;
}

@Entity()
export class GalleryVisit extends Login {
  @PrimaryColumn() visitorId: number
  @Column({ type: 'inet' }) lastIp: string
}

@Entity("galleries")
class Gallery {
  @Column({ name: NAME_COLUMN }) title: string;
}

export const Letter = new EntitySchema({ name: "letter", columns: { body: { type: String } } });
