IF OBJECT_ID(N'dbo.Customers', N'U') IS NOT NULL
    DROP TABLE dbo.Customers
GO
CREATE TABLE dbo.Customers (
    Id int IDENTITY(1,1) PRIMARY KEY,
    Email nvarchar(200),
    Phone nvarchar(40),
    Fax nvarchar(40)
)
GO
CREATE TABLE dbo.Visits (
    Id int,
    Ip varchar(45)
)
GO
IF 1 = 0
    DROP TABLE dbo.Visits
GO
IF EXISTS (SELECT * FROM sys.columns WHERE object_id = OBJECT_ID('dbo.Customers') AND name = 'Fax')
BEGIN
    ALTER TABLE dbo.Customers
        DROP COLUMN Fax
END
GO
DECLARE @mode int = 3
IF @mode = 1
BEGIN
    PRINT 'small'
    ALTER TABLE dbo.Customers DROP COLUMN Phone
END
ELSE
    DROP TABLE dbo.Visits
ALTER TABLE dbo.Customers ADD City nvarchar(80)
GO
CREATE TYPE dbo.IdList AS TABLE (Id int)
GO
BEGIN TRAN
ALTER TABLE dbo.Customers DROP COLUMN City
ROLLBACK TRAN
GO
IF @mode = 2
    EXEC sp_rename 'dbo.Customers.Email', 'Kept', 'COLUMN'
GO
