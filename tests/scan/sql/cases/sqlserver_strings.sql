-- Statements that are put together when they are run: what they do to keys costs no column.
CREATE TABLE dbo.Guests (Id int NOT NULL, Email nvarchar(255))
GO
DECLARE @name sysname
SELECT @name = name FROM sys.default_constraints WHERE parent_object_id = OBJECT_ID('dbo.Guests')
EXEC('ALTER TABLE dbo.Guests DROP CONSTRAINT ' + @name)
EXEC(N'ALTER TABLE [' + @name + N'] DROP CONSTRAINT [' + @name + N']')
EXEC(N'ALTER TABLE dbo.Guests ADD ' + @name + N' int')
GO
