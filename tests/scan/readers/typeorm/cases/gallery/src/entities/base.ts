import { BaseEntity, CreateDateColumn, PrimaryGeneratedColumn } from 'typeorm';

/** What every row has. */
export abstract class Row extends BaseEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @CreateDateColumn({ name: 'created_at' })
  createdAt: Date;
}

export class PostalAddress {
  @Column({ length: 120 })
  street: string;

  @Column()
  city: string;
}
