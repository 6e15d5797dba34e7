-- What a tool writes that notes which migrations are applied: in a new database all of them are.
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20240101_Begin'
)
BEGIN
    CREATE TABLE [Guests] (
        [Id] int NOT NULL IDENTITY,
        [Name] nvarchar(80) NULL,
        [Fax] nvarchar(20) NULL,
        CONSTRAINT [PK_Guests] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20240101_Begin'
)
BEGIN
    CREATE TABLE [Scraps] ([Id] int NOT NULL);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20240202_More'
)
BEGIN
    DROP TABLE [Scraps];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20240202_More'
)
BEGIN
    EXEC sp_rename N'[Guests].[Name]', N'FullName', 'COLUMN';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20240202_More'
)
BEGIN
    DECLARE @var sysname;
    SELECT @var = [d].[name] FROM [sys].[default_constraints] [d] WHERE [d].[parent_object_id] = OBJECT_ID(N'[Guests]');
    IF @var IS NOT NULL EXEC(N'ALTER TABLE [Guests] DROP CONSTRAINT [' + @var + '];');
    ALTER TABLE [Guests] DROP COLUMN [Fax];
END;
GO
IF @CurrentMigration < '202403030000000_Older'
BEGIN
    EXECUTE sp_rename @objname = N'dbo.Guests.FullName', @newname = N'DisplayName', @objtype = N'COLUMN'
END
GO
IF EXISTS (SELECT * FROM [__EFMigrationsHistory] WHERE [MigrationId] = N'20240404_Undone')
BEGIN
    DROP TABLE [Guests];
END;
GO
