/** Windows, scaling and the training of networks by Deeplearning4j. */
package io.wavecast.trainer.learn;
