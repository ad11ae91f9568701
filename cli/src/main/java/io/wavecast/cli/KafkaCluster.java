package io.wavecast.cli;

import io.wavecast.core.topics.Topics;
import java.time.Duration;
import java.util.Map;

/**
 * Where a command finds Kafka and its topics.
 *
 * @param client properties of every Kafka client, at least {@code bootstrap.servers}
 * @param topics names of the topics
 * @param timeout how long the start waits for a broker
 */
public record KafkaCluster(Map<String, Object> client, Topics topics, Duration timeout) {}
