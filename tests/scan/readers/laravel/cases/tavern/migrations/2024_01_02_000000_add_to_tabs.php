<?php

use Flarum\Database\Migration;

return Migration::addColumns('tabs', [
    'owner_email' => ['string', 'length' => 150, 'nullable' => true], // PII
    'paid_at' => ['dateTime'],
    $other => ['string'],
]);
