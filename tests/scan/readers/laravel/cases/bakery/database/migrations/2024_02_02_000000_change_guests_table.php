<?php
class ChangeGuestsTable extends Migration
{
    public function up()
    {
        Schema::table('guests', function (Blueprint $table) {
            $table->string('passport_number', 40)->after('email');
            $table->renameColumn('mobile_phone', 'phone');
            $table->dropColumn(['vip', 'size']);
            $table->bigInteger('spent')->change();
            if (Schema::hasColumn('guests', 'second_baker_id')) {
                $table->dropColumn('second_baker_id');
            }
            if (env('SHORT')) {
                $table->dropColumn('phone');
            } else {
                $table->dropSoftDeletes();
            }
        });
        Schema::rename('letters', 'notes');
        DB::statement('ALTER TABLE guests ADD COLUMN home_address text');
        DB::unprepared(<<<'SQL'
            ALTER TABLE guests
                ADD COLUMN birthday date;
            SQL);
        DB::statement("UPDATE guests SET spent = {$spent}");
        if (! Schema::hasTable('menus')) {
            Schema::create('menus', function (Blueprint $table) {
                $table->string('dish');
            });
        }
    }

    public function down()
    {
        Schema::table('guests', function (Blueprint $table) { $table->dropColumn('birthday'); });
    }
}
