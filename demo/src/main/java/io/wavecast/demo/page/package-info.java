/** The live page: what the observer sees, in a browser on this machine. */
package io.wavecast.demo.page;
