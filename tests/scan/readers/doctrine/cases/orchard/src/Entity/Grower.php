<?php

declare(strict_types=1);

namespace App\Entity;

use App\Repository\GrowerRepository;
use Doctrine\Common\Collections\Collection;
use Doctrine\DBAL\Types\Types;
use Doctrine\ORM\Mapping as ORM;
use Symfony\Component\Validator\Constraints as Assert;

/**
 * Who owns trees: all of it is personal data.
 */
#[ORM\Entity(repositoryClass: GrowerRepository::class)]
#[ORM\Table(name: '`growers`', schema: 'orchard')]
#[ORM\UniqueConstraint(columns: ['e_mail'])]
final class Grower extends Person implements \Stringable
{
    use Dated, Noisy;
    use Elsewhere { say as protected; }

    public const KINDS = ['a', 'b'];

    #[ORM\Id, ORM\GeneratedValue]
    #[ORM\Column(type: 'uuid')]
    private ?string $id = null;

    // personal data
    #[ORM\Column(name: 'e_mail', length: 180, unique: true)]
    #[Assert\Email(message: 'no [e-mail]')]
    private string $email;

    #[ORM\Column(type: Types::TEXT, nullable: true, options: ['comment' => 'as the grower wants it'])]
    protected ?string $aboutMe = null;

    #[ORM\Column]
    private array $settings = ['color' => 'red', 'lang' => 'en'];

    #[ORM\Column(name: self::COLUMN)]
    private string $told;

    #[ORM\Embedded(class: Address::class, columnPrefix: 'home_')]
    private Address $home;

    #[ORM\Embedded]
    private Passport $passport;

    #[ORM\ManyToOne(targetEntity: Grower::class, inversedBy: 'pupils')]
    #[ORM\JoinColumn(name: 'teacher_id', nullable: false)]
    private ?Grower $teacher;

    #[ORM\ManyToOne]
    private Orchard $mainOrchard;

    #[ORM\OneToOne(mappedBy: 'grower')]
    private ?Orchard $other;

    #[ORM\OneToMany(targetEntity: Orchard::class, mappedBy: 'owner')]
    private Collection $orchards;

    #[ORM\ManyToMany(targetEntity: self::class)]
    #[ORM\JoinTable(name: 'grower_friends')]
    #[ORM\JoinColumn(name: 'one_id')]
    #[ORM\InverseJoinColumn(name: 'other_id')]
    private Collection $friends;

    private string $notStored = '';

    public function __construct(
        string $plain,
        #[ORM\Column(type: 'date_immutable')] private readonly \DateTimeImmutable $dateOfBirth,
        #[ORM\Column(length: 20)]
        public ?string $phone = null,
    ) {
        $this->closure = function () { return new class { public string $inner; }; };
    }

    public function __toString(): string
    {
        return "{$this->email} class Fake { #[ORM\Column] }";
    }
}
