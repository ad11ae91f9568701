/** A Kafka broker inside this JVM, from Kafka's own jars. */
package io.wavecast.kafka;
