/** Tests of the story of a model whose signal changes. */
package io.wavecast.demo.story;
