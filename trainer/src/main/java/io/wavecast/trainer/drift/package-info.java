/** Finds versions whose errors or intervals have become worse than they were, or worse than what they replaced. Without Kafka. */
package io.wavecast.trainer.drift;
