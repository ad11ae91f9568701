/** Reads versions from the models topic, and writes models to it. */
package io.wavecast.trainer.publish;
