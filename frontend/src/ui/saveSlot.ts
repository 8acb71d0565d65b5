/** The one place of a page where the state of saving stands: in the top bar, which stays in sight. */
export const SAVE_SLOT = "keadaan-isian";
