-- Tables that move into other schemas, and a column that stands for all sparse ones.
CREATE TABLE dbo.Guests (Id int NOT NULL, Diet nvarchar(20) SPARSE NULL, Rest xml COLUMN_SET FOR ALL_SPARSE_COLUMNS)
GO
CREATE TABLE dbo.Rooms (Id int NOT NULL, GuestId int NOT NULL REFERENCES dbo.Guests (Id))
GO
ALTER SCHEMA Hotel TRANSFER dbo.Guests
GO
ALTER SCHEMA Hotel TRANSFER OBJECT::dbo.Rooms;
GO
