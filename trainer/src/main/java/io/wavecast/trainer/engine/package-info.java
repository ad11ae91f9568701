/** What learns the cells of a network: Deeplearning4j or PyTorch, behind one interface that hands over weights of the core. */
package io.wavecast.trainer.engine;
