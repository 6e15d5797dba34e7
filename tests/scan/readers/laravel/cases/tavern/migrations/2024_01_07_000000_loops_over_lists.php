<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    private const NOTES = ['taste', 'mood'];
    private array $parts = ['first_name', 'last_name'];

    public function up(): void
    {
        $tables = ['cooks', 'waiters'];
        foreach ($tables as $name) {
            Schema::create($name, function (Blueprint $table) {
                $table->id();
                foreach ($this->parts as $part) {
                    $table->string($part);
                }
            });
        }
        Schema::table('bills', function (Blueprint $table) {
            foreach (self::NOTES as $at => $note) {
                $table->text($note)->nullable();
            }
            foreach (['street' => 'bills', 'town' => 'bills'] as $column => $of) {
                $table->string($column);
            }
            foreach ($this->others() as $other) {
                $table->string($other);
            }
        });
    }
};
