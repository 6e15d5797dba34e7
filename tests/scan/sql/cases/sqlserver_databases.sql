-- One script for two databases.
USE [master]
GO
CREATE DATABASE [Hotel]
GO
USE [Hotel]
GO
CREATE TABLE [dbo].[Guests] ([Id] int NOT NULL, [Email] nvarchar(255) NULL)
GO
USE Spa;
GO
CREATE TABLE dbo.Guests (Id int NOT NULL, Allergies nvarchar(max) NULL)
GO
ALTER TABLE Guests ADD Skin nvarchar(20) NULL
GO
