/** Training by Deeplearning4j on ND4J. */
package io.wavecast.trainer.engine.deeplearning4j;
