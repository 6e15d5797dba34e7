<?php
namespace App\Entity;

use Doctrine\ORM\Mapping as ORM;

/**
 * A grower's trees, and another grower's.
 *
 * @ORM\Entity(repositoryClass="App\Repository\OrchardRepository")
 * @ORM\Table(name="orchards", indexes={@ORM\Index(name="by_name", columns={"name"})})
 * @ORM\InheritanceType("SINGLE_TABLE")
 * @ORM\DiscriminatorColumn(name="kind", type="string")
 */
class Orchard
{
    /**
     * @ORM\Id()
     * @ORM\GeneratedValue
     * @ORM\Column(type="integer")
     */
    private $id;

    /**
     * Contains PII.
     *
     * @var string|null
     * @ORM\Column(name="contact_phone", type="string", length=40, nullable=true, options={"comment"="at night"})
     */
    private $contact;

    /** @ORM\ManyToOne(targetEntity="App\Entity\Grower") @ORM\JoinColumn(name="owner_id", referencedColumnName="id") */
    private $owner;

    /**
     * @ORM\ManyToMany(targetEntity=Grower::class)
     * @ORM\JoinTable(name="helpers",
     *     joinColumns={@ORM\JoinColumn(name="orchard_id")},
     *     inverseJoinColumns={@ORM\JoinColumn(name="helper_id")})
     */
    private $helpers;

    /** @ORM\ManyToMany(targetEntity="Grower") */
    private $guests;
}

/** @ORM\Entity */
class CherryOrchard extends Orchard
{
    /** @ORM\Column(type="string") */
    private $pickerName;
}
