<?php
namespace App\Entity;

use Doctrine\ORM\Mapping as ORM;

#[ORM\MappedSuperclass]
abstract class Person
{
    #[ORM\Column(length: 80)]
    protected string $firstName;
}

#[ORM\Embeddable]
class Address
{
    #[ORM\Column]
    private string $street;
    #[ORM\Column]
    private string $zipCode;
}

trait Dated
{
    #[ORM\Column]
    private \DateTimeImmutable $createdAt;
}
