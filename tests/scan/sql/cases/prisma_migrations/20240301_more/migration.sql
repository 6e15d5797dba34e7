/*
  Warnings: - You are about to drop the column `x`; it's gone.
*/
-- AlterEnum
ALTER TYPE "Role" ADD VALUE IF NOT EXISTS 'GUEST';
-- CreateTable
CREATE TABLE "Post" (
    "authorId" TEXT,
    "body" TEXT[],
    CONSTRAINT "Post_author" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE
);
-- AlterTable
ALTER TABLE "User" ADD COLUMN     "phone" TEXT,
ALTER COLUMN "email" DROP NOT NULL;
DO $$ BEGIN
    CREATE TYPE "Sex" AS ENUM ('f', 'm');
EXCEPTION WHEN duplicate_object THEN null; END $$;
DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = 'User' AND column_name = 'sex') THEN
        ALTER TABLE "User" ADD COLUMN "sex" "Sex" NOT NULL DEFAULT 'f';
    END IF;
END $$;
