/** The states of all series of a task: on the heap between commits, in a logged Kafka Streams store at each commit. */
package io.wavecast.streams.store;
