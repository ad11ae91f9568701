package io.wavecast.streams.topology;

/**
 * Properties of existing topics, read once at the start.
 *
 * @param deadLetterBytes limit of a message in the dead-letters topic
 * @param observationPartitions number of partitions of the observations; 0 if unknown
 */
public record TopicFacts(int deadLetterBytes, int observationPartitions) {}
