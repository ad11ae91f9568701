/** A Kafka broker of the real jars inside this JVM. */
package io.wavecast.kafka;
