-- Changes that are run from strings, and in loops.
CREATE TABLE [dbo].[customers] ([id] bigint NOT NULL PRIMARY KEY, [email] nvarchar(255))
GO
EXEC sp_executesql N'ALTER TABLE customers ADD phone nvarchar(40)'
GO
EXEC('ALTER TABLE customers ADD gender nvarchar(10)')
GO
DECLARE @sql nvarchar(max) = N'ALTER TABLE customers ' + N'ADD birthday date'
EXEC (@sql)
GO
WHILE 1 = 1 BEGIN ALTER TABLE customers ADD street nvarchar(80); BREAK; END
GO
DECLARE @result int; EXEC @result = sp_rename 'dbo.customers.email', 'mail', 'COLUMN'
GO
CREATE PROCEDURE add_city AS
ALTER TABLE customers ADD city nvarchar(80)
GO
EXEC add_city
GO
DROP TABLE IF EXISTS [orders] CREATE TABLE [orders] ([id] bigint, [phone] nvarchar(40)) ALTER TABLE [orders] ADD [mail] nvarchar(255)
GO
PRINT 'ALTER TABLE orders ADD not_there int' ALTER TABLE orders ADD fax nvarchar(40)
GO
INSERT INTO notes VALUES (N'ALTER TABLE orders ADD not_there int') ALTER TABLE orders ADD iban nvarchar(34)
GO
CREATE PROCEDURE [dbo].[add_gender] @size int AS ALTER TABLE orders ADD gender nvarchar(10)
GO
EXECUTE [dbo].[add_gender] @size = 1
GO
