/** What the trainer counts, in Micrometer's words. */
package io.wavecast.trainer.metrics;
