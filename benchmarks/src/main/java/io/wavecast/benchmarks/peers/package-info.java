/** The service's job written with common tools: Kafka Streams or Flink, with Deeplearning4j or ONNX Runtime. */
package io.wavecast.benchmarks.peers;
