dependencies {
    implementation("com.google.firebase:firebase-admin:9.2.0")
    implementation(group = "com.twilio.sdk", name = "twilio", version = "10.1.0")
    testImplementation("org.junit.jupiter:junit-jupiter:5.10.2")
}
