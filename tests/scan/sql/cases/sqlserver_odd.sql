-- SQL Server without brackets and semicolons, and tables that are made of queries.
:setvar Name Shop
:r other_tables.sql
create table dbo.guests (id int identity primary key, mail nvarchar(max), seen datetime default getdate())
create table dbo.rooms (
  number int not null constraint pk primary key nonclustered,
  guest int foreign key references dbo.guests (id),
  key_card varbinary(16) not null,
  index ix (guest)
)
select g.id, g.mail as address into dbo.letters from dbo.guests g where g.seen > getdate()
select * into #scratch from dbo.guests
alter table dbo.guests add constraint ck check (mail <> ''), phone varchar(20) null
alter table dbo.guests drop constraint ck, column seen
go
alter table dbo.guests
  with nocheck add constraint fk foreign key (id) references dbo.rooms (number)
go
create view dbo.mails
as
select mail, upper(mail) as capitals from dbo.guests
go
if object_id('dbo.late') is null create table dbo.late (fax char(20))
go
