USE [Shop]
GO
SET ANSI_NULLS ON
GO
SET QUOTED_IDENTIFIER ON
GO
CREATE TABLE [dbo].[Customer](
	[CustomerId] [int] IDENTITY(1,1) NOT NULL,
	[First Name] [nvarchar](50) NULL,
	[Last]]Name] [nvarchar](max) COLLATE Latin1_General_CI_AS NOT NULL,
	[Email] [nvarchar](256) MASKED WITH (FUNCTION = 'email()') NULL,
	[FullName] AS (([First Name]+' ')+[Last]]Name]) PERSISTED,
	[Row] [uniqueidentifier] ROWGUIDCOL NOT NULL CONSTRAINT [DF_Row] DEFAULT (newid()),
	[Title] [dbo].[ShortName] NULL,
	[Balance] [decimal](18, 2) NOT NULL DEFAULT ((0)),
	[ValidFrom] [datetime2](7) GENERATED ALWAYS AS ROW START HIDDEN NOT NULL,
	[ValidTo] [datetime2](7) GENERATED ALWAYS AS ROW END HIDDEN NOT NULL,
	[Kind] [char](1) NULL,
	CONSTRAINT [PK_Customer] PRIMARY KEY CLUSTERED ([CustomerId] ASC) WITH (PAD_INDEX = OFF) ON [PRIMARY],
	PERIOD FOR SYSTEM_TIME ([ValidFrom], [ValidTo]),
	INDEX [IX_Email] NONCLUSTERED ([Email]),
	CONSTRAINT [CK_Kind] CHECK ([Kind]='a' OR [Kind]='b')
) ON [PRIMARY] TEXTIMAGE_ON [PRIMARY]
WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = [dbo].[CustomerHistory]))
GO
IF NOT EXISTS (SELECT * FROM sys.objects WHERE object_id = OBJECT_ID(N'[dbo].[Visit]') AND type in (N'U'))
BEGIN
CREATE TABLE [dbo].[Visit](
	[VisitId] [bigint] NOT NULL PRIMARY KEY,
	[CustomerId] [int] NULL CONSTRAINT [FK_V] FOREIGN KEY REFERENCES [dbo].[Customer] ([CustomerId]),
	[Ip] [varchar](45) NOT NULL
)
END
GO
CREATE TABLE dbo.Letters (Id int NOT NULL, Body nvarchar(max), Addressee int)
CREATE TABLE #scratch (x int)
ALTER TABLE dbo.Letters
    ADD CONSTRAINT PK_Letters PRIMARY KEY (Id)
GO
ALTER TABLE [dbo].[Letters]  WITH CHECK ADD  CONSTRAINT [FK_L] FOREIGN KEY([Addressee])
REFERENCES [dbo].[Customer] ([CustomerId])
ON DELETE CASCADE
GO
ALTER TABLE [dbo].[Letters] CHECK CONSTRAINT [FK_L]
GO
ALTER TABLE dbo.Letters ADD SentOn date NULL, Signature varbinary(max) NULL
ALTER TABLE dbo.Letters ALTER COLUMN Body nvarchar(4000) NOT NULL
ALTER TABLE dbo.Letters ADD CONSTRAINT DF_S DEFAULT (getdate()) FOR SentOn
GO
CREATE PROCEDURE dbo.Clean AS
BEGIN
  CREATE TABLE dbo.InAProcedure (x int);
  SELECT 'it''s; GO';
END
GO
EXEC sp_rename 'dbo.Letters.Signature', 'Sign', 'COLUMN';
EXEC sp_rename N'dbo.Visit', N'Visits'
GO
EXEC sys.sp_addextendedproperty @name=N'MS_Description', @value=N'How they''re called' , @level0type=N'SCHEMA',@level0name=N'dbo', @level1type=N'TABLE',@level1name=N'Customer', @level2type=N'COLUMN',@level2name=N'First Name'
GO
INSERT [dbo].[Letters] ([Id], [Body]) VALUES (1, N'it''s
GO away')
GO
CREATE OR ALTER VIEW dbo.Addressees AS
SELECT TOP 10 c.CustomerId, c.Email AS Mail, N = COUNT(*) FROM dbo.Customer AS c
GO
