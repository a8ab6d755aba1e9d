/** How a person likes to review, as long as the window is open. */
export const reviewChoice = $state({ autoplay: true, goOn: true });
