/** What Deeplearning4j learned, as weights of the core. */
package io.wavecast.trainer.export;
