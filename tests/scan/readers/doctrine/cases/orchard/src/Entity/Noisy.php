<?php
namespace App\Entity;

trait Noisy
{
    private array $listeners = [];
}
