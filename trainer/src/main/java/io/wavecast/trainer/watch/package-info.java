/** Watches the models in force by their scores in the stream: requests a training after a drift, and lets bad versions step down. */
package io.wavecast.trainer.watch;
