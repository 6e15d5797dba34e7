<?php

use App\Models\Baker;
use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\Schema;

// Guests of an invented bakery.
return new class extends Migration
{
    public function up(): void
    {
        Schema::create('guests', function (Blueprint $table) {
            $table->id();
            $table->string('email', 190)->unique();
            $table->string('mobile_phone')->nullable()->comment('personal data');
            $table->enum('size', ['small', 'large'])->default('small');
            $table->foreignId('table_id')->constrained()->cascadeOnDelete();
            $table->foreignIdFor(Baker::class, 'second_baker_id')->constrained('bakers');
            $table->foreignIdFor(Baker::class)->nullable();
            $table->unsignedBigInteger('parent');
            $table->foreign('parent')->references('id')->on('guests');
            $table->ipAddress();
            $table->nullableMorphs('owner');
            $table->decimal('spent', 8, 2); # in all
            $table->boolean('vip');
            $table->rememberToken();
            $table->timestamps();
            $table->softDeletes();
            $table->index(['email', 'mobile_phone']);
        });

        Schema::connection('audit')->create('audit.visits', fn (Blueprint $table) => $table->json('payload'));
        Schema::create('letters', function (Blueprint $t) {
            $t->increments('number');
            $t->text('body');
        });
    }

    public function down(): void
    {
        Schema::dropIfExists('guests');
    }
};
