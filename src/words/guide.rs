//! The self-help guide, in the words of the source documents: the end user guide's sections and the leaflet's questions.

/// A section: paragraphs, or one point each.
pub(crate) struct Section {
    pub(crate) heading: &'static str,
    pub(crate) texts: &'static [&'static str],
    pub(crate) is_list: bool,
}

pub(crate) const WHAT: &str = "What is MIMS used for?";
pub(crate) const QUESTIONS: &str = "List of challenge questions";

pub(crate) const SECTIONS: &[Section] = &[
    Section {
        heading: WHAT,
        texts: &[
            "MOE Identity Management System or \u{201c}MIMS\u{201d} is the user account generated for students to access all \
            MOE Centrally Provisioned Digital Tools.",
            "If you forget your MIMS password, you would not be able to access these accounts:",
        ],
        is_list: false,
    },
    Section {
        heading: "MIMS login ID and password",
        texts: &[
            "To access the MIMS Portal, enter mims.moe.gov.sg in your browser, or scan the QR code on your sticker.",
            "Your login ID is your full_name@students.edu.sg. For School Staff it ends with @schools.gov.sg, for HQ Staff with \
            @hq.moe.gov.sg.",
            "MIMS User ID and Password can be found on the sticker pasted in your Kidz Organiser. The Form Teachers will be \
            giving it to you.",
            "Upon your first login, you will be prompted to set your Challenge Questions. It is important to set Challenge \
            Questions as this allows you to do self-service password reset should you forget your password in the future.",
            "You may also be prompted to enter another email to facilitate future self-service password reset.",
            "To ensure a smooth log in, log out from all google accounts on the device before.",
            "Please DO NOT enable \u{201c}save password\u{201d} on your personal devices to enable auto log-in. You will face \
            difficulty when logging in to another device, for example our school laptops.",
        ],
        is_list: true,
    },
    Section {
        heading: "How do I enable self-service password reset?",
        texts: &[
            "Currently, you would have to approach your Form Teachers or MIMS Student Administrator to perform a password \
            reset for you. With the MIMS Student Self-Service Password Reset Service, you would be able to perform the \
            password reset yourself if you forget your password.",
            "You will need to perform a one-time set up of answers to challenge questions in your MIMS Portal.",
            "Log in to MIMS Portal. On the main menu, click on Setup Security Question.",
            "Choose 3 questions and set the answers to them. After setting the answers, click Save Answers.",
        ],
        is_list: true,
    },
    Section {
        heading: "Forgot password?",
        texts: &[
            "Forgot Password? is the Self-Service Password Reset function: you can reset your password by yourself.",
            "It will NOT work if you are logging in to MIMS for the first time or you haven't setup Challenge Question in MIMS.",
            "Enter your MIMS Login ID and you will be prompted with the Challenge Questions you have set earlier. 3 out of 3 \
            need to be answered correctly.",
        ],
        is_list: true,
    },
    Section {
        heading: "When you cannot reset it yourself",
        texts: &[
            "Tell your Form Teacher.",
            "Your Form Teacher will tell you the temporary password given by the Local School Administrator.",
            "Log in to MIMS with the temporary password.",
            "Complete the password reset and change to a password of your choice.",
        ],
        is_list: true,
    },
    Section {
        heading: "Password requirements",
        texts: &[
            "Password is case sensitive.",
            "Must be at least 12 characters long.",
            "Must include at least 1 number.",
            "Must have at least 1 lowercase letter.",
            "Must have at least 1 uppercase letter.",
            "Must not include part of your name or user name.",
            "New password must not have been used previously.",
        ],
        is_list: true,
    },
    Section {
        heading: QUESTIONS,
        texts: &["You will be asked to choose 3 questions from the list:"],
        is_list: false,
    },
    Section {
        heading: "Queries",
        texts: &[
            "For further queries, students may contact their Form Teachers, and staff their MIMS Administrators.",
            "Parents may visit the School website for more information on other useful guides.",
        ],
        is_list: false,
    },
];
